namespace Stateify.Analyzers.Schema;

/// <summary>What becomes of saved values where a field is saved in another way now. Later ones are worse.</summary>
internal enum ColumnFit
{
    /// <summary>They are what they were.</summary>
    Same,

    /// <summary>Each of them has its place.</summary>
    All,

    /// <summary>Those that the field can hold are loaded; any other fails the load.</summary>
    Some,

    /// <summary>Nothing converts them.</summary>
    None,
}
