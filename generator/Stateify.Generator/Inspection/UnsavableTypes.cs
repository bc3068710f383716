using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>Types of the platform that hold something of the running process, each with the reason in the user's terms.</summary>
internal static class UnsavableTypes
{
    private static readonly (string Name, string Reason)[] BaseTypes =
    [
        ("System.Delegate", "it is a delegate: code, and whatever the code has captured"),
        ("System.Threading.Tasks.Task", "it is a task: work in progress on this process's threads"),
        ("System.Threading.Tasks.ValueTask", "it is a task: work in progress on this process's threads"),
        ("System.Threading.Thread", "it is a thread of this process"),
        ("System.Threading.Timer", "it is a timer of this process"),
        ("System.Threading.WaitHandle", "it is a handle of the operating system"),
        ("System.Threading.CancellationToken", "it belongs to work in progress"),
        ("System.Threading.CancellationTokenSource", "it belongs to work in progress"),
        ("System.Threading.Lock", "it is a lock, which no thread holds after a restore"),
        ("System.IO.Stream", "it is a stream: an open file, connection or buffer"),
        ("System.IO.TextReader", "it reads from something open"),
        ("System.IO.TextWriter", "it writes to something open"),
        ("System.Net.Sockets.Socket", "it is a connection of this process"),
        ("System.Runtime.InteropServices.SafeHandle", "it is a handle of the operating system"),
        ("System.Runtime.InteropServices.GCHandle", "it is an address that means nothing in another process"),
        ("System.IntPtr", "it is an address or a handle that means nothing in another process"),
        ("System.UIntPtr", "it is an address or a handle that means nothing in another process"),
        ("System.Type", "it describes code of this process"),
        ("System.Reflection.MemberInfo", "it describes code of this process"),
        ("System.Reflection.Assembly", "it describes code of this process"),
    ];

    /// <summary>Why a type can never be saved, or null if nothing is known against it.</summary>
    public static string? Explain(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType)
            return "it is a ref struct, which lives on the stack";
        if (PlatformTypes.Find(type) is not null)
            return null;
        if (type.IsTupleType)
            return "it is a tuple, which is not supported";
        if (type.IsAnonymousType)
            return "it is an anonymous type";
        for (ITypeSymbol? current = type.OriginalDefinition; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            string name = $"{current.ContainingNamespace}.{current.Name}";
            foreach ((string baseType, string reason) in BaseTypes)
            {
                if (name == baseType)
                    return reason;
            }
        }

        return null;
    }
}
