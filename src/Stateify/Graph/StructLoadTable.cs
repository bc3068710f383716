using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>The entry of a struct in the image's type table: it has no objects.</summary>
internal sealed class StructLoadTable(StateType type, LoadSession session) : LoadTable(type, session)
{
    // A struct that claims objects claims bytes that no section can have.
    internal override Int128 SectionLength => Count == 0 && RowCount == 0 ? 0 : Int128.MaxValue;

    internal override void Fill()
    {
    }

    internal override void CreateObjects()
    {
    }
}
