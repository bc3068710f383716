namespace Stateify;

/// <summary>
/// Marks a field whose value belongs to the process and not to the graph: a host handle, a service, a memory file. It is not
/// saved; a load takes it from <see cref="LoadOptions.Externals"/> before any hook runs.
/// </summary>
/// <param name="key">
/// The name under which the loading program provides the value. A missing key fails the load with
/// <see cref="StateErrorCode.MissingExternal"/>.
/// </param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Event)]
public sealed class ExternalAttribute(string key) : Attribute
{
    /// <summary>The name under which the loading program provides the value.</summary>
    public string Key { get; } = key;
}
