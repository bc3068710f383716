using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Graph;

/// <summary>The objects of a type that the program no longer has: whatever refers to one of them holds null.</summary>
internal sealed class RemovedLoadTable(ImageType image, LoadSession session) : LoadTable(RemovedType.Instance, session)
{
    private const int LengthWidth = 4;

    internal override Int128 SectionLength => image.Kind switch
    {
        StateTypeKind.Struct => 0,
        StateTypeKind.Class or StateTypeKind.Box or StateTypeKind.Built => (Int128)image.Count * image.Width,
        _ => ((Int128)image.Count * (LengthWidth + image.HeadWidth)) + ((Int128)image.RowCount * image.Width),
    };

    internal override void Fill()
    {
    }

    private protected override void CreateObjects()
    {
    }

    /// <summary>What such tables say of their type.</summary>
    private sealed class RemovedType() : StateType(typeof(void), StateTypeKind.None)
    {
        public static readonly RemovedType Instance = new();

        public override int Width => 1;

        public override void Create(Span<object?> objects)
        {
        }

        protected override void Describe(SchemaBuilder schema)
        {
        }

        internal override SaveTable CreateSaveTable(SaveSession session) => throw new InvalidOperationException("The type is gone.");

        internal override LoadTable CreateLoadTable(LoadSession session) => throw new InvalidOperationException("The type is gone.");
    }
}
