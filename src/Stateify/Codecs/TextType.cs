using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>
/// Strings: ASCII ones as bytes, all others as UTF-16 so that lone surrogates survive. The encoded length is twice the number
/// of characters, plus one for UTF-16.
/// </summary>
internal sealed class TextType() : BlockType(typeof(string), StateTypeKind.Text)
{
    public override int Width => 1;

    public override int EncodedLength(object obj)
    {
        string text = (string)obj;
        return (text.Length << 1) | (Ascii.IsValid(text) ? 0 : 1);
    }

    public override long ByteCount(int encodedLength) =>
        (long)(encodedLength >> 1) * ((encodedLength & 1) == 0 ? sizeof(byte) : sizeof(char));

    public override void WriteBlock(object obj, int encodedLength, ImageWriter image)
    {
        string text = (string)obj;
        if ((encodedLength & 1) != 0)
        {
            image.WriteBytes(MemoryMarshal.AsBytes(text.AsSpan()));
            return;
        }

        for (ReadOnlySpan<char> rest = text; rest.Length > 0;)
        {
            int length = Math.Min(rest.Length, ImageWriter.MaxTake);
            Ascii.FromUtf16(rest[..length], image.Take(length), out _);
            rest = rest[length..];
        }
    }

    public override object ReadBlock(int encodedLength, ImageReader image, long offset)
    {
        int length = encodedLength >> 1;
        if (length == 0)
            return string.Empty;
        return string.Create(length, (image, offset, Wide: (encodedLength & 1) != 0), static (chars, block) =>
        {
            if (block.Wide)
            {
                block.image.CopyTo(block.offset, MemoryMarshal.AsBytes(chars));
                return;
            }

            ReadOnlySpan<byte> bytes = block.image.Bytes(block.offset, chars.Length);
            if (Ascii.ToUtf16(bytes, chars, out _) != OperationStatus.Done)
                throw StateErrors.Corrupt("A string marked as ASCII holds another character.");
        });
    }

    public override object Copy(object original, int encodedLength, Watch? watch) => original;

    protected override void Describe(SchemaBuilder schema)
    {
    }
}
