using Stateify;

namespace Schema;

[Savable(Name = "a\\b; \"c\" %41 $(Name) @(Compile) | * é ]]>")]
public sealed partial class Oven
{
    private readonly List<int[]> _parts = [];

    public int Warmth { get; set; }

    public int Parts => _parts.Count;
}
