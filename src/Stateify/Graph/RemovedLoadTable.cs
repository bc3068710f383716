using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Graph;

/// <summary>The objects of a type that the program no longer has: whatever refers to one of them holds null.</summary>
internal sealed class RemovedLoadTable(ImageType image, LoadSession session) : LoadTable(RemovedType.Instance, session)
{
    internal override Int128 SectionLength => image.SectionLength;

    internal override void Fill()
    {
    }

    internal override void CreateObjects()
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
