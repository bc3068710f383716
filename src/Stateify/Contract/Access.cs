using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Stateify.Contract;

/// <summary>What generated code may do that other code should not. Nothing here is checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Access
{
    // What the runtime's documentation of uninitialized objects asks for.
    private const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    /// <summary>An object as the class it is known to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T As<T>(object obj)
        where T : class
    {
        return Unsafe.As<T>(obj);
    }

    /// <summary>An object all of whose fields are zero. No constructor of it has run, nor have its field initializers.</summary>
    public static T Bare<[DynamicallyAccessedMembers(Constructors)] T>()
        where T : class
    {
        return Unsafe.As<T>(RuntimeHelpers.GetUninitializedObject(typeof(T)));
    }

    /// <summary>A readonly field, to be restored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Writable<T>(ref readonly T field) => ref Unsafe.AsRef(in field);
}
