using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes the registration of what fields can hold. A class registers what the fields of its bases hold as well: an abstract or
/// open generic base has no turn of its own.
/// </summary>
internal static class PartsEmitter
{
    private const string Parameters = $"({SourceFile.Contract}TypeSet types)";

    public static void Emit(IndentedWriter writer, SavableType type)
    {
        switch (type.Kind)
        {
            case SavableKind.Struct:
                Method(writer, "public override void RegisterParts", type, "base.RegisterParts(types);");
                break;
            case SavableKind.SealedClass:
                Method(writer, "public override void RegisterParts", type, OfBase(type));
                break;
            case SavableKind.OpenClass:
                writer.Line();
                writer.Line($"public override void RegisterParts{Parameters} => RegisterFields(types);");
                break;
        }
    }

    /// <summary>Writes the static method that derived classes call.</summary>
    public static void EmitForDerived(IndentedWriter writer, SavableType type)
    {
        if (type.Kind is not (SavableKind.OpenClass or SavableKind.AbstractClass))
            return;
        writer.Line();
        writer.Open($"public static void RegisterFields{Parameters}");
        Body(writer, type, OfBase(type));
    }

    /// <summary>
    /// Writes the registration of the type arguments of the base class. It is the initializer of a static field, for the widths
    /// of the base class's columns, which the fields after it are computed from, depend on the arguments.
    /// </summary>
    public static void EmitBaseArguments(IndentedWriter writer, SavableType type)
    {
        if (type.BaseArguments.Count == 0)
            return;
        writer.Line($"private static readonly bool AreBaseArgumentsKnown = RegisterBaseArguments({SourceFile.Contract}TypeSet.OfProcess);");
        writer.Line();
        writer.Open($"private static bool RegisterBaseArguments{Parameters}");
        foreach (string argument in type.BaseArguments)
            writer.Line(argument);
        writer.Line("return true;");
        writer.Close();
        writer.Line();
    }

    private static string? OfBase(SavableType type) =>
        type.BaseName is null ? null : $"{type.BaseName}.StateRows.RegisterFields(types);";

    private static void Method(IndentedWriter writer, string name, SavableType type, string? first)
    {
        bool isInheritedAsItIs = type.Registrations.Count == 0 && !type.HasStaticCallbacks && (first is null || type.Kind == SavableKind.Struct);
        if (isInheritedAsItIs)
            return;
        writer.Line();
        writer.Open($"{name}{Parameters}");
        Body(writer, type, first);
    }

    private static void Body(IndentedWriter writer, SavableType type, string? first)
    {
        if (first is not null)
            writer.Line(first);
        foreach (string registration in type.Registrations)
            writer.Line(registration);
        if (type.HasStaticCallbacks)
            writer.Line(CallbackEmitter.Register(type.FullName, "AddStaticCallbacks"));
        writer.Close();
    }
}
