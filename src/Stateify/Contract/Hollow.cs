using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>
/// Selects the constructor that the generator adds to a savable class: it runs the field initializers and nothing else, and
/// leaves the saved fields to be filled from a row.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Hollow;
