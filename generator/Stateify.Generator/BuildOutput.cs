using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Stateify.Generator;

/// <summary>
/// Files that say something of the whole compilation, for projects that ask for them by a property. They are looked for again after
/// every edit, but only in builds: an editor does not ask for implementation output.
/// </summary>
internal static class BuildOutput
{
    public static void RegisterBuildOutput<T>(
        this IncrementalGeneratorInitializationContext context,
        string property,
        string trackingName,
        string hintName,
        Func<Compilation, CancellationToken, T> inspect,
        Func<T, string> emit)
        where T : class
    {
        IncrementalValueProvider<T?> model = context.CompilationProvider
            .Combine(context.IsSet(property))
            .Select((source, cancellation) => source.Right ? inspect(source.Left, cancellation) : null)
            .WithTrackingName(trackingName);
        context.RegisterImplementationSourceOutput(model, (output, model) =>
        {
            if (model is not null)
                output.AddSource(hintName, SourceText.From(emit(model), Encoding.UTF8));
        });
    }
}
