namespace Stateify;

/// <summary>What a load does about types that differ from those that were saved.</summary>
public enum SchemaPolicy
{
    /// <summary>
    /// Converts what the program's attributes and the rules for widening allow; fails where a value would be lost without anybody
    /// having said so.
    /// </summary>
    Migrate = 0,

    /// <summary>Fails at any difference.</summary>
    Strict = 1,

    /// <summary>As <see cref="Migrate"/>, and drops the values of fields and the objects of types that the program no longer has.</summary>
    Tolerant = 2,
}
