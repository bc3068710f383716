using System.Text;

namespace Stateify;

/// <summary>
/// A graph could not be saved or loaded. Nothing was handed to the caller, and nothing written to the destination of a save but as
/// <see cref="StateSerializer.Save{T}(T, Stream, SaveOptions)"/> says.
/// </summary>
public sealed class StateException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="problem">One sentence: what happened and what cures it.</param>
    /// <param name="path">Where: the object's path from the root, such as <c>Kernel.Tasks[3].Files</c>.</param>
    /// <param name="typeName">The name of the type that was being saved or loaded.</param>
    /// <param name="field">The field of that type.</param>
    /// <param name="innerException">What a hook threw.</param>
    public StateException(
        StateErrorCode code,
        string problem,
        string? path = null,
        string? typeName = null,
        string? field = null,
        Exception? innerException = null)
        : base(Describe(code, problem, path, typeName, field), innerException)
    {
        Code = code;
        Problem = problem;
        Path = path;
        TypeName = typeName;
        Field = field;
    }

    /// <summary>What went wrong, as a stable code.</summary>
    public StateErrorCode Code { get; }

    /// <summary>What happened and what cures it, without the place.</summary>
    public string Problem { get; }

    /// <summary>The path of the object from the root, or <see langword="null"/> when the error concerns no object.</summary>
    public string? Path { get; }

    /// <summary>The name, as in the file, of the type that was being saved or loaded.</summary>
    public string? TypeName { get; }

    /// <summary>The field of <see cref="TypeName"/> that was being saved or loaded.</summary>
    public string? Field { get; }

    private static string Describe(StateErrorCode code, string problem, string? path, string? typeName, string? field)
    {
        StringBuilder text = new();
        text.Append(code).Append(": ").Append(problem);
        if (path is not null)
            text.Append(" At ").Append(path).Append('.');
        if (typeName is not null)
            text.Append(" Type ").Append(typeName).Append(field is null ? "." : $", field {field}.");
        return text.ToString();
    }
}
