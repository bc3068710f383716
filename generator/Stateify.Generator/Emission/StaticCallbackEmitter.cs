using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file that makes known the static methods, of types that are not savable, that saved delegates may call.</summary>
internal static class StaticCallbackEmitter
{
    public const string HintName = "State-Callbacks.g.cs";

    public static string Emit(IReadOnlyList<StaticCallback> callbacks)
    {
        List<(string TypeName, Callback Callback)> all = [];
        foreach (StaticCallback callback in callbacks)
            all.Add((callback.TypeName, callback.Callback.Unlike(all.Select(static other => other.Callback))));
        string modifier = all.Exists(static item => item.Callback.IsUnsafe) ? "unsafe " : "";

        IndentedWriter writer = new();
        SourceFile.Head(writer);
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line("/// <summary>The static methods of this assembly that saved delegates may call, apart from those of savable types.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open("file static class StateCallbacks");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open($"internal static {modifier}void Register()");
        writer.Line($"{SourceFile.Contract}TypeSet types = {SourceFile.Contract}TypeSet.OfProcess;");
        foreach (IGrouping<string, (string TypeName, Callback Callback)> type in all.GroupBy(static item => item.TypeName))
        {
            writer.Line($"types.AddCallbacks(typeof({type.Key}), static callbacks =>");
            writer.Open();
            writer.Line($"callbacks.Class(typeof({type.Key}));");
            foreach ((_, Callback callback) in type)
                writer.Line(CallbackEmitter.Add(callback));
            writer.Close(");");
        }

        writer.Close();
        CallbackEmitter.EmitSignatures(writer, all.Select(static item => item.Callback));
        writer.Close();
        return writer.ToString();
    }
}
