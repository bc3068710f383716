using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stateify.Contract;

/// <summary>
/// Selects the constructor that the generator adds to a savable type: it runs the field initializers and nothing else, and
/// leaves the saved fields to be filled from a row. It is passed by reference, for which neither <c>default</c> nor
/// <c>null</c> can stand: user code like <c>new Unit(default)</c> never means this constructor.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Hollow
{
    /// <summary>The argument; nobody looks at it.</summary>
    public static ref Hollow Mark => ref Unsafe.NullRef<Hollow>();
}
