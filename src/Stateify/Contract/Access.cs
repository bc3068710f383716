using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stateify.Contract;

/// <summary>What generated code may do that other code should not. Nothing here is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Access
{
    /// <summary>An object as the class it is known to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T As<T>(object obj)
        where T : class
    {
        return Unsafe.As<T>(obj);
    }

    /// <summary>A readonly field, to be restored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Writable<T>(ref readonly T field) => ref Unsafe.AsRef(in field);
}
