using Stateify;

namespace Map;

[Savable]
public partial class Robot
{
    [NoSave("a\\b; \"c\" %41 $(Name) @(Compile) | * é ]]>")]
    public int Warmth { get; set; }
}
