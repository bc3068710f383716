using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>Types of the platform that hold something of the running process, each with the reason in the user's terms.</summary>
internal static class UnsavableTypes
{
    private static readonly (string Name, string Reason)[] BaseTypes =
    [
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
        ("System.Reflection.MemberInfo", "it describes code of this process"),
        ("System.Reflection.Assembly", "it describes code of this process"),
    ];

    // Those for which there is something better than to exclude them.
    private static readonly (string Name, string Reason, string Cure)[] Replaceable =
    [
        ("System.Runtime.CompilerServices.ConditionalWeakTable", "it attaches values to objects by their addresses",
            "keep the values in a dictionary by reference, or attach them again in AfterLoad"),
        ("System.Collections.ObjectModel.ObservableCollection", "whoever observes it would be lost with its events",
            "save its elements with [SaveAs<T[]>] and make it again"),
        ("System.Collections.ObjectModel.ReadOnlyObservableCollection", "whoever observes it would be lost with its events",
            "exclude it with [NoSave(\"reason\")] and make it again in AfterLoad"),
        ("System.Collections.Concurrent.BlockingCollection", "threads wait for it", "save the collection it is made around"),
        ("System.Collections.ArrayList", "its elements are of no type that could be checked", "use List<T>"),
        ("System.Collections.Hashtable", "its elements are of no type that could be checked", "use Dictionary<TKey, TValue>"),
        ("System.Collections.Queue", "its elements are of no type that could be checked", "use Queue<T>"),
        ("System.Collections.Stack", "its elements are of no type that could be checked", "use Stack<T>"),
        ("System.Collections.SortedList", "its elements are of no type that could be checked", "use SortedList<TKey, TValue>"),
        ("System.Random", "its state is hidden", "keep a generator of your own, whose state is a number"),
        ("System.Globalization.CultureInfo", "it is data of the machine", "save its name with [SaveAs<string>]"),
        ("System.TimeZoneInfo", "it is data of the machine", "save its Id with [SaveAs<string>]"),
        ("System.Text.Encoding", "it is code of the platform", "save its WebName with [SaveAs<string>]"),
        ("System.Text.RegularExpressions.Regex", "it is compiled code", "save its text with [SaveAs<string>]"),
    ];

    /// <summary>Why a type can never be saved, and what to do if that is known; null if nothing is known against it.</summary>
    public static (string Reason, string? Cure)? Explain(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType)
            return ("it is a ref struct, which lives on the stack", null);
        if (PlatformTypes.Find(type) is not null)
            return null;
        if (type.IsAnonymousType)
            return ("it is an anonymous type", null);
        for (ITypeSymbol? current = type.OriginalDefinition; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            string name = $"{current.ContainingNamespace}.{current.Name}";
            foreach ((string baseType, string reason) in BaseTypes)
            {
                if (name == baseType)
                    return (reason, null);
            }

            // A class derived from one of these may be the user's own.
            foreach ((string replaceable, string reason, string cure) in Replaceable)
            {
                if (name == replaceable && !type.IsSavable())
                    return (reason, cure);
            }
        }

        return null;
    }
}
