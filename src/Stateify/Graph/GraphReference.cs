using System.Runtime.InteropServices;

namespace Stateify.Graph;

/// <summary>A reference as it stands in a row: the number of a type in the image and an ordinal. Null is all zero.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct GraphReference(int Type, int Ordinal);
