using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the calls of a class's hooks, base classes first.</summary>
internal static class HookEmitter
{
    public static void Emit(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        bool isAbstract = type.Kind == SavableKind.AbstractClass;
        if (!isAbstract && (type.BeforeSave.Exists || type.AfterSave.Exists))
        {
            writer.Line();
            writer.Line("public override bool HasSaveHooks => true;");
        }

        EmitSaveHook(writer, type, type.BeforeSave, "BeforeSave");
        EmitSaveHook(writer, type, type.AfterSave, "AfterSave");
        if (type.AfterLoad.Exists)
            EmitAfterLoad(writer, type, fields);
    }

    private static void EmitSaveHook(IndentedWriter writer, SavableType type, Hook hook, string name)
    {
        if (!hook.Exists)
            return;
        if (type.Kind != SavableKind.AbstractClass)
        {
            writer.Line();
            writer.Open($"public override void Run{name}(object obj, {SaveContext} context)");
            writer.Line($"Run{name}Chain({SourceFile.Contract}Access.As<{type.FullName}>(obj), context);");
            writer.Close();
        }

        writer.Line();
        writer.Open($"public static void Run{name}Chain({type.FullName} self, {SaveContext} context)");
        if (hook.IsInherited)
            writer.Line($"{type.BaseName}.StateRows.Run{name}Chain(self, context);");
        if (hook.IsOwn)
            writer.Line($"self.{name}({(hook.TakesContext ? "context" : "")});");
        writer.Close();
    }

    private static void EmitAfterLoad(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        Hook hook = type.AfterLoad;
        string parameters = $"{SourceFile.Contract}RowReader row, {LoadContext} context";
        if (type.Kind != SavableKind.AbstractClass)
        {
            writer.Line();
            writer.Line("public override bool HasLoadHooks => true;");
            writer.Line();
            writer.Open($"public override void RunAfterLoad(object obj, {parameters})");
            writer.Line($"RunAfterLoadChain({SourceFile.Contract}Access.As<{type.FullName}>(obj), row, context);");
            writer.Close();
        }

        writer.Line();
        writer.Open($"public static void RunAfterLoadChain({type.FullName} self, {parameters})");
        if (hook.IsInherited)
            writer.Line($"{type.BaseName}.StateRows.RunAfterLoadChain(self, row, context);");
        foreach (SavableField field in type.Fields)
        {
            if (field.Role == FieldRole.SavedAs)
                writer.Line(fields.LoadAs(field));
        }

        if (type.HasOwnAfterLoad)
            writer.Line($"self.AfterLoad({(hook.TakesContext ? "context" : "")});");
        writer.Close();
    }

    private const string SaveContext = "global::Stateify.SaveContext";
    private const string LoadContext = "global::Stateify.LoadContext";
}
