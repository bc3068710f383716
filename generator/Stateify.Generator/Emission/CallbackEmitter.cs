using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes which methods saved delegates may call, each as a delegate to it: on an object, which finds overrides, for those of
/// objects; base classes first.
/// </summary>
internal static class CallbackEmitter
{
    private const string Parameters = $"{SourceFile.Contract}CallbackSet callbacks";

    /// <summary>The statement that registers the static methods of a type.</summary>
    public static string Register(string typeName, string method) => $"types.AddCallbacks(typeof({typeName}), {method});";

    /// <summary>Writes the callbacks of a savable type.</summary>
    public static void Emit(IndentedWriter writer, SavableType type)
    {
        string name = type.FullName;
        if (type.HasCallbacks && type.Kind == SavableKind.Struct)
        {
            writer.Line();
            writer.Open($"{Head(type)}override void DescribeCallbacks({Parameters})");
            writer.Line($"{name} self = default;");
            Body(writer, type, isStatic: false);
        }
        else if (type.HasCallbacks)
        {
            if (type.Kind != SavableKind.AbstractClass)
            {
                writer.Line();
                writer.Open($"public override void DescribeCallbacks({Parameters})");
                writer.Line($"AddCallbacks(callbacks, {SourceFile.Contract}CallbackSet.Probe<{name}>());");
                writer.Close();
            }

            writer.Line();
            writer.Open($"{Head(type)}static void AddCallbacks({Parameters}, {name} self)");
            if (type.InheritsCallbacks)
                writer.Line($"{type.BaseName}.StateRows.AddCallbacks(callbacks, self);");
            Body(writer, type, isStatic: false);
        }

        if (type.HasStaticCallbacks)
        {
            writer.Line();
            writer.Open($"{Head(type)}static void AddStaticCallbacks({Parameters})");
            Body(writer, type, isStatic: true);
        }

        EmitSignatures(writer, type.Callbacks);
    }

    /// <summary>Writes the delegate types.</summary>
    public static void EmitSignatures(IndentedWriter writer, IEnumerable<Callback> callbacks)
    {
        foreach (Callback callback in callbacks)
        {
            writer.Line();
            writer.Line(callback.Declaration);
        }
    }

    /// <summary>The statement that adds a method.</summary>
    public static string Add(Callback callback) =>
        $"callbacks.Add(new {callback.Signature}({callback.Method}){FieldStatements.Formerly(callback.FormerNames)});";

    private static void Body(IndentedWriter writer, SavableType type, bool isStatic)
    {
        List<Callback> own = [.. type.Callbacks.Where(callback => callback.IsStatic == isStatic)];
        if (own.Count > 0)
        {
            string given = type.GivenName is null ? "" : $", name: {FieldStatements.Literal(type.GivenName)}";
            writer.Line($"callbacks.Class(typeof({type.FullName}){given}{FieldStatements.Formerly(type.History.FormerNames)});");
        }

        foreach (Callback callback in own)
            writer.Line(Add(callback));
        writer.Close();
    }

    private static string Head(SavableType type) => type.Callbacks.Any(static callback => callback.IsUnsafe) ? "public unsafe " : "public ";
}
