using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Stateify.Generator.Emission;
using Stateify.Generator.Incremental;
using Stateify.Generator.Inspection;
using Stateify.Generator.Model;

namespace Stateify.Generator;

/// <summary>
/// Emits the code that saves and restores <c>[Savable]</c> types: one file a type, and one that registers them. A type that
/// cannot be saved gets no code; the analyzers say why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SavableGenerator : IIncrementalGenerator
{
    private static readonly Remembered<SavableType?> Types = new(Inspect);
    private static readonly Remembered<EquatableArray<StaticCallback>> Callbacks = new(InspectCallback);
    private static readonly Remembered<EquatableArray<string>> Registered = new(InspectRegistered);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SavableType> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attributes.SavableMetadataName, static (node, _) => node is TypeDeclarationSyntax, Types.Get)
            .SelectMany(static (type, _) => type is null ? ImmutableArray<SavableType>.Empty : ImmutableArray.Create(type))
            .WithTrackingName(TrackingNames.Types);
        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource(type.HintName, SourceText.From(TypeEmitter.Emit(type), Encoding.UTF8)));

        IncrementalValueProvider<EquatableArray<StaticCallback>> callbacks = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attributes.SavableCallbackMetadataName, static (node, _) => node is MethodDeclarationSyntax, Callbacks.Get)
            .SelectMany(static (callbacks, _) => callbacks)
            .Collect()
            .Select(static (callbacks, _) => new EquatableArray<StaticCallback>(callbacks
                .Distinct()
                .OrderBy(static callback => callback.TypeName, StringComparer.Ordinal)
                .ThenBy(static callback => callback.Callback.Method, StringComparer.Ordinal)
                .ThenBy(static callback => callback.Callback.Parameters, StringComparer.Ordinal)))
            .WithTrackingName(TrackingNames.StaticCallbacks);
        context.RegisterSourceOutput(callbacks, static (output, callbacks) =>
        {
            if (callbacks.Count > 0)
                output.AddSource(StaticCallbackEmitter.HintName, SourceText.From(StaticCallbackEmitter.Emit(callbacks), Encoding.UTF8));
        });

        IncrementalValueProvider<EquatableArray<string>> names = types
            .Collect()
            .Select(static (types, _) => new EquatableArray<string>(types
                .Select(RegistryEmitter.Statement)
                .OfType<string>()
                .OrderBy(static name => name, StringComparer.Ordinal)))
            .WithTrackingName(TrackingNames.RegistryTypes);
        IncrementalValueProvider<EquatableArray<string>> registrations = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attributes.SavableTypeMetadataName, static (_, _) => true, Registered.Get)
            .Collect()
            .Select(static (lists, _) => new EquatableArray<string>(lists
                .OrderBy(static list => string.Join("\n", list), StringComparer.Ordinal)
                .SelectMany(static list => list)
                .Distinct()))
            .WithTrackingName(TrackingNames.RegisteredTypes);
        IncrementalValueProvider<EquatableArray<string>> removed = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attributes.RemovedTypeMetadataName, static (_, _) => true, static (context, _) =>
                new EquatableArray<string>(context.TargetSymbol.Texts(Attributes.RemovedType)))
            .Collect()
            .Select(static (lists, _) => new EquatableArray<string>(lists
                .SelectMany(static list => list)
                .Distinct()
                .OrderBy(static name => name, StringComparer.Ordinal)
                .Select(RegistryEmitter.Removed)))
            .WithTrackingName(TrackingNames.RemovedTypes);
        IncrementalValueProvider<AssemblyFacts> assembly = context.CompilationProvider
            .Select(ReferenceInspector.Inspect)
            .WithTrackingName(TrackingNames.Assembly);
        IncrementalValueProvider<Registry> registry = names
            .Combine(registrations.Combine(removed).Select(static (both, _) => new EquatableArray<string>(both.Left.Concat(both.Right))))
            .Combine(assembly.Combine(callbacks.Select(static (callbacks, _) => callbacks.Count > 0)))
            .Select(static (parts, _) => new Registry(parts.Right.Left, parts.Left.Left, parts.Left.Right, parts.Right.Right))
            .WithTrackingName(TrackingNames.Registry);
        context.RegisterSourceOutput(registry, static (output, registry) =>
        {
            if (!registry.IsEmpty)
                output.AddSource(RegistryEmitter.HintName, SourceText.From(RegistryEmitter.Emit(registry), Encoding.UTF8));
        });
    }

    private static SavableType? Inspect(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // With the attribute on two parts, which the compiler refuses, one output is enough.
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        SyntaxReference? first = type.Find(Attributes.Savable)?.ApplicationSyntaxReference;
        bool isFirst = first is not null
            && first.SyntaxTree == context.TargetNode.SyntaxTree
            && context.TargetNode.Span.Contains(first.Span);
        return isFirst ? TypeInspector.Model(type, cancellation) : null;
    }

    private static EquatableArray<StaticCallback> InspectCallback(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // Those of savable types are among the members of the generated part.
        IMethodSymbol method = (IMethodSymbol)context.TargetSymbol;
        if (!method.IsStatic || method.ContainingType.IsSavable())
            return default;
        string type = method.ContainingType.FullName();
        return new EquatableArray<StaticCallback>(CallbackInspector.Inspect(method).Callbacks.Select(callback => new StaticCallback(type, callback)));
    }

    private static EquatableArray<string> InspectRegistered(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not IAssemblySymbol assembly)
            return default;
        Registrations registrations = new(new ColumnInspector(assembly));
        foreach (AttributeData attribute in context.Attributes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type)
                registrations.Add(type);
        }

        return new EquatableArray<string>(registrations.Statements);
    }
}
