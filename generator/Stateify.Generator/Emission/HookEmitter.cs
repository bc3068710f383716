using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes the calls of hooks. Those of a class run base classes first. Structs in its fields are parts of it: theirs run after its
/// own before a save, which may still fill them, and before its own otherwise.
/// </summary>
internal static class HookEmitter
{
    private const string BeforeSave = "BeforeSave";
    private const string AfterSave = "AfterSave";
    private const string AfterLoad = "AfterLoad";
    private const string SaveContext = "global::Stateify.SaveContext context";
    private const string LoadContext = $"{SourceFile.Contract}RowReader row, global::Stateify.LoadContext context";

    private static readonly string[] Hooks = [BeforeSave, AfterSave, AfterLoad];

    /// <summary>Writes the hooks of a class.</summary>
    public static void Emit(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        EmitFlags(writer, type);
        foreach (string hook in Hooks)
        {
            if (type.Kind != SavableKind.AbstractClass)
                EmitOverride(writer, type, hook);
            if (HookOf(type, hook) is { Exists: true } own)
                EmitChain(writer, type, fields, hook, own);
            if (type.HasParts)
                EmitParts(writer, type, fields, hook);
        }
    }

    /// <summary>Writes the hooks of a struct.</summary>
    public static void EmitOfStruct(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        EmitFlags(writer, type);
        foreach (string hook in Hooks)
        {
            if (!HasHooks(type))
                continue;
            writer.Line();
            writer.Open($"public static void Run{hook}(ref {type.FullName} self, {Parameters(hook)})");
            List<string> parts = [.. type.Fields.Where(static field => field.HasHooks).Select(field => fields.Hook(field, hook))];
            List<string> own = [.. OwnCalls(type, fields, hook)];
            foreach (string call in hook == BeforeSave ? own.Concat(parts) : parts.Concat(own))
                writer.Line(call);
            writer.Close();
        }
    }

    /// <summary>Writes the members by which the holders of a struct run its hooks.</summary>
    public static void EmitForwards(IndentedWriter writer, SavableType type, string contract)
    {
        foreach (string hook in Hooks)
        {
            if (!HasHooks(type))
                continue;
            writer.Open($"static void {contract}.Run{hook}(ref {type.FullName} self, {Parameters(hook)})");
            writer.Line($"StateRows.Run{hook}(ref self, {Arguments(hook)});");
            writer.Close();
            writer.Line();
        }
    }

    private static void EmitFlags(IndentedWriter writer, SavableType type)
    {
        if (type.Kind == SavableKind.AbstractClass)
            return;
        if (type.BeforeSave.Exists || type.AfterSave.Exists)
        {
            writer.Line();
            writer.Line("public override bool HasSaveHooks => true;");
        }

        if (type.AfterLoad.Exists)
        {
            writer.Line();
            writer.Line("public override bool HasLoadHooks => true;");
        }
    }

    private static void EmitOverride(IndentedWriter writer, SavableType type, string hook)
    {
        bool hasChain = HookOf(type, hook).Exists;
        if (!hasChain && !type.HasParts)
            return;
        string chain = $"Run{hook}Chain({SourceFile.Contract}Access.As<{type.FullName}>(obj), {Arguments(hook)});";
        string parts = $"Run{hook}Parts({SourceFile.Contract}Access.As<{type.FullName}>(obj), {Arguments(hook)});";
        writer.Line();
        writer.Open($"public override void Run{hook}(object obj, {Parameters(hook)})");
        if (type.HasParts && hook != BeforeSave)
            writer.Line(parts);
        if (hasChain)
            writer.Line(chain);
        if (type.HasParts && hook == BeforeSave)
            writer.Line(parts);
        writer.Close();
    }

    private static void EmitChain(IndentedWriter writer, SavableType type, FieldStatements fields, string hook, Hook own)
    {
        writer.Line();
        writer.Open($"public static void Run{hook}Chain({type.FullName} self, {Parameters(hook)})");
        if (own.IsInherited)
            writer.Line($"{type.BaseName}.StateRows.Run{hook}Chain(self, {Arguments(hook)});");
        foreach (string call in OwnCalls(type, fields, hook))
            writer.Line(call);
        writer.Close();
    }

    private static void EmitParts(IndentedWriter writer, SavableType type, FieldStatements fields, string hook)
    {
        writer.Line();
        writer.Open($"public static void Run{hook}Parts({type.FullName} self, {Parameters(hook)})");
        if (type.InheritsParts)
            writer.Line($"{type.BaseName}.StateRows.Run{hook}Parts(self, {Arguments(hook)});");
        foreach (SavableField field in type.Fields)
        {
            if (field.HasHooks)
                writer.Line(fields.Hook(field, hook));
        }

        writer.Close();
    }

    private static IEnumerable<string> OwnCalls(SavableType type, FieldStatements fields, string hook)
    {
        if (hook == AfterLoad)
        {
            foreach (SavableField field in type.Fields)
            {
                if (field.Role == FieldRole.SavedAs)
                    yield return fields.LoadAs(field);
            }
        }

        Hook own = HookOf(type, hook);
        if (hook == AfterLoad ? type.HasOwnAfterLoad : own.IsOwn)
            yield return $"self.{hook}({(own.TakesContext ? "context" : "")});";
    }

    private static bool HasHooks(SavableType type) =>
        type.HasParts || type.BeforeSave.Exists || type.AfterSave.Exists || type.AfterLoad.Exists;

    private static Hook HookOf(SavableType type, string hook) => hook switch
    {
        BeforeSave => type.BeforeSave,
        AfterSave => type.AfterSave,
        _ => type.AfterLoad,
    };

    private static string Parameters(string hook) => hook == AfterLoad ? LoadContext : SaveContext;

    private static string Arguments(string hook) => hook == AfterLoad ? "row, context" : "context";
}
