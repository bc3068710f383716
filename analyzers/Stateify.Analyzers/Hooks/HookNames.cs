using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>Tells which hook somebody may have meant who has written something else.</summary>
internal static class HookNames
{
    private const string EventPrefix = "on";
    private const string AsyncSuffix = "async";

    private static readonly string[] ContextTypes = ["SaveContext", "LoadContext", "StreamingContext"];

    /// <summary>The hook that a method was probably meant to be; null if it is one, or nothing like one.</summary>
    public static string? Meant(IMethodSymbol method)
    {
        if (HookInspector.TakesRow(method))
            return Resembles(method.Name, HookInspector.Upgrade) ? HookInspector.Upgrade : null;
        bool isLikeHook = method.Parameters.IsEmpty
            || (method.Parameters.Length == 1 && ContextTypes.Contains(method.Parameters[0].Type.Name));
        return isLikeHook ? HookInspector.Hooks.FirstOrDefault(hook => Resembles(method.Name, hook)) : null;
    }

    private static bool Resembles(string name, string hook)
    {
        if (name == hook)
            return false;
        string wanted = hook.ToLowerInvariant();
        string given = name.Replace("_", "").ToLowerInvariant();
        return IsTypo(given, wanted) || IsTypo(WithoutAffixes(given), wanted);
    }

    private static string WithoutAffixes(string name)
    {
        if (name.StartsWith(EventPrefix, StringComparison.Ordinal))
            name = name.Substring(EventPrefix.Length);
        return name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - AsyncSuffix.Length) : name;
    }

    /// <summary>Whether at most one letter is missing, too many or wrong, or two are swapped.</summary>
    private static bool IsTypo(string given, string wanted)
    {
        if (Math.Abs(given.Length - wanted.Length) > 1)
            return false;
        int start = 0;
        while (start < given.Length && start < wanted.Length && given[start] == wanted[start])
            start++;
        string givenRest = given.Substring(start);
        string wantedRest = wanted.Substring(start);
        if (givenRest == wantedRest)
            return true;
        if (givenRest.Length == wantedRest.Length)
            return givenRest.Substring(1) == wantedRest.Substring(1) || IsSwapped(givenRest, wantedRest);
        return givenRest.Length > wantedRest.Length ? givenRest.Substring(1) == wantedRest : givenRest == wantedRest.Substring(1);
    }

    private static bool IsSwapped(string given, string wanted) =>
        given.Length > 1 && given[0] == wanted[1] && given[1] == wanted[0] && given.Substring(2) == wanted.Substring(2);
}
