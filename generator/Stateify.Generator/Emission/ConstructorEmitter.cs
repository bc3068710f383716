using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the constructor that leaves an object empty, and the code that makes objects by it or without one.</summary>
internal static class ConstructorEmitter
{
    private const string Mark = $"ref {SourceFile.Contract}Hollow.Mark";

    /// <summary>Writes the constructors that a type needs in addition to the user's.</summary>
    public static void Emit(IndentedWriter writer, SavableType type)
    {
        Construction construction = type.Construction;
        if (construction.Creation != Creation.Hollow)
            return;
        if (construction.ReplacesImplicit)
        {
            // What the compiler would say of its own constructor, it shall say of this one.
            writer.Line("#nullable enable");
            writer.Line("#pragma warning restore CS8618");
            writer.Line("/// <summary>Creates an object as its field initializers say.</summary>");
            writer.Open($"{(type.Kind == SavableKind.AbstractClass ? "protected" : "public")} {type.Identifier}()");
            writer.Close();
            writer.Line("#pragma warning disable CS8618");
            writer.Line("#nullable disable warnings");
            writer.Line();
        }

        string access = type.Kind is SavableKind.SealedClass or SavableKind.Struct ? "private" : "protected";
        writer.Line("/// <summary>Runs the field initializers and leaves the rest to a row.</summary>");
        writer.Line(SourceFile.Hidden);
        if (construction.SetsRequired)
            writer.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        writer.Open($"{access} {type.Identifier}(ref {SourceFile.Contract}Hollow hollow){Chain(construction)}");
        writer.Close();
        writer.Line();
    }

    /// <summary>Writes the override that makes objects.</summary>
    public static void EmitCreate(IndentedWriter writer, SavableType type)
    {
        writer.Open("public override void Create(global::System.Span<object?> objects)");
        writer.Line("foreach (ref object? obj in objects)");
        if (!IsBegun(type))
        {
            writer.Continue($"obj = {New(type)};");
        }
        else
        {
            writer.Open();
            writer.Line($"{type.FullName} bare = {New(type)};");
            writer.Line($"{type.BaseName}.StateRows.{BeginOf(type.Construction.OfBase)}(bare);");
            writer.Line("obj = bare;");
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>
    /// Writes, for classes that others derive from, the method that begins an object which has been made without a constructor:
    /// it runs the field initializers that the class and its bases would have run.
    /// </summary>
    public static void EmitBegin(IndentedWriter writer, SavableType type)
    {
        if (type.Kind is SavableKind.SealedClass or SavableKind.Struct)
            return;
        string begin = BeginOf(type.Construction.Creation);
        writer.Line();
        switch (type.Construction.Creation)
        {
            case Creation.Bare:
                writer.Open($"public static void {begin}({type.FullName} self)");
                if (type.BaseName is not null)
                    writer.Line($"{type.BaseName}.StateRows.{BeginOf(type.Construction.OfBase)}(self);");
                writer.Close();
                break;
            case Creation.Implicit:
                writer.Line(AsMethod);
                writer.Line($"public static extern void {begin}({type.FullName} self);");
                break;
            default:
                writer.Line($"public static void {begin}({type.FullName} self) => Construct(self, {Mark});");
                writer.Line();
                writer.Line(AsMethod);
                writer.Line($"private static extern void Construct({type.FullName} self, ref {SourceFile.Contract}Hollow hollow);");
                break;
        }
    }

    /// <summary>The expression for a new, empty value.</summary>
    public static string New(SavableType type) => type.Construction.Creation switch
    {
        Creation.Implicit => $"new {type.FullName}()",
        Creation.Hollow => $"new {type.FullName}({Mark})",
        _ => $"{SourceFile.Contract}Access.Bare<{type.FullName}>()",
    };

    private const string AsMethod =
        "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \".ctor\")]";

    private static bool IsBegun(SavableType type) => type.Construction.Creation == Creation.Bare && type.BaseName is not null;

    private static string BeginOf(Creation creation) => creation == Creation.Bare ? "BeginBare" : "Begin";

    private static string Chain(Construction construction) => construction switch
    {
        { Arguments: { } arguments } => $" : this({arguments})",
        { OfBase: Creation.Hollow } => " : base(ref hollow)",
        _ => "",
    };
}
