using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>A type whose objects are one block of bytes each.</summary>
internal interface IBlockType
{
    /// <summary>The number that stands for the object's length in the image.</summary>
    int EncodedLength(object obj);

    /// <summary>The bytes that follow for such a number. Any number may be asked for: it can come from a damaged image.</summary>
    long ByteCount(int encodedLength);

    /// <summary>Writes the block.</summary>
    void WriteBlock(object obj, int encodedLength, ImageWriter image);

    /// <summary>Makes the object from its block.</summary>
    object ReadBlock(int encodedLength, ImageReader image, long offset);

    /// <summary>Fills an empty object of a derived class from its block.</summary>
    void ReadInto(object obj, int encodedLength, ImageReader image, long offset);

    /// <summary>Makes an object like another; the same, if nobody can change it.</summary>
    object Copy(object original, int encodedLength, Watch? watch);

    /// <summary>Fills an empty object of a derived class with what another holds.</summary>
    void CopyInto(object obj, object original, int encodedLength, Watch? watch);
}
