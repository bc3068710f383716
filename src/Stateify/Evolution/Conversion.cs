using System.Runtime.InteropServices;
using Stateify.Graph;

namespace Stateify.Evolution;

/// <summary>Turns a value of a saved column into one of the program's.</summary>
internal abstract class Conversion
{
    /// <summary>Whether every value can be converted.</summary>
    public virtual bool IsLossless => true;

    /// <summary>Converts a value.</summary>
    /// <param name="from">The saved bytes.</param>
    /// <param name="to">The program's bytes, which are zero.</param>
    /// <returns>Whether it fits; if not, <paramref name="to"/> may hold anything valid.</returns>
    public abstract bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to);

    /// <summary>Converts a column of a block of rows.</summary>
    /// <returns>The first row whose value does not fit, or -1.</returns>
    public virtual int ConvertColumn(CellColumn from, CellColumn to, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            if (!TryConvert(from[row], to[row]))
                return row;
        }

        return -1;
    }
}

/// <summary>The same bytes.</summary>
internal sealed class SameBytes : Conversion
{
    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return true;
    }
}

/// <summary>A value that could not be missing and now can.</summary>
internal sealed class IntoOptional(Conversion inner) : Conversion
{
    public override bool IsLossless => inner.IsLossless;

    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        to[0] = 1;
        return inner.TryConvert(from, to[1..]);
    }
}

/// <summary>A value that could be missing and now cannot.</summary>
internal sealed class OutOfOptional(Conversion inner) : Conversion
{
    public override bool IsLossless => false;

    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to) => from[0] == 1 && inner.TryConvert(from[1..], to);
}

/// <summary>A value that could and can be missing.</summary>
internal sealed class WithinOptional(Conversion inner) : Conversion
{
    public override bool IsLossless => inner.IsLossless;

    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        to[0] = from[0];
        return from[0] == 0 || inner.TryConvert(from[1..], to[1..]);
    }
}

/// <summary>A reference to objects of one type that now can lead to others.</summary>
internal sealed class ExactToAny(int type) : Conversion
{
    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int ordinal = MemoryMarshal.Read<int>(from);
        GraphReference reference = ordinal == 0 ? default : new GraphReference(type, ordinal);
        MemoryMarshal.Write(to, in reference);
        return true;
    }
}

/// <summary>A reference to objects of any type that now leads to those of one.</summary>
internal sealed class AnyToExact(int type) : Conversion
{
    public override bool IsLossless => false;

    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        GraphReference reference = MemoryMarshal.Read<GraphReference>(from);
        if (reference.Ordinal != 0 && reference.Type != type)
            return false;
        MemoryMarshal.Write(to, reference.Ordinal);
        return true;
    }
}

/// <summary>A struct in place whose fields differ.</summary>
internal sealed class InlineRow(RowPlan plan) : Conversion
{
    public override bool IsLossless => plan.IsLossless;

    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to) => plan.TryConvert(from, to);
}

/// <summary>Elements in place, each converted; new ones are the default of their type.</summary>
internal sealed class EachElement(Conversion inner, int count, int fromWidth, int toWidth) : Conversion
{
    public override bool IsLossless => inner.IsLossless;

    public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        for (int i = 0; i < count; i++)
        {
            if (!inner.TryConvert(from.Slice(i * fromWidth, fromWidth), to.Slice(i * toWidth, toWidth)))
                return false;
        }

        return true;
    }
}
