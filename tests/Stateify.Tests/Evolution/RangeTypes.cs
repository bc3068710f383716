namespace Stateify.Tests.Evolution.V1
{
    [Savable]
    public sealed partial class Ranges
    {
        public long SByte;
        public long Short;
        public long Int;
        public ulong Byte;
        public ulong UShort;
        public ulong UInt;
        public double Float;
        public Wave Wave;
    }

    [Savable]
    public partial struct Wave
    {
        public double Real;
        public double Imaginary;
    }

    [Savable]
    public sealed partial class Ledger
    {
        public int Total;
        public string? Path;
    }
}

namespace Stateify.Tests.Evolution.V2
{
    [Savable]
    public sealed partial class Ranges
    {
        public sbyte SByte;
        public short Short;
        public int Int;
        public byte Byte;
        public ushort UShort;
        public uint UInt;
        public float Float;
        public Wave Wave;
    }

    [Savable]
    public partial struct Wave
    {
        public float Real;
        public float Imaginary;
    }

    /// <summary>Each version has added its number to the path.</summary>
    [Savable(Version = 6)]
    public sealed partial class Ledger
    {
        public long Sum;
        public string? Path;

        private static void Upgrade(SavedRow row)
        {
            row.Set("Path", row.Get<string>("Path") + row.Version);
            if (row.Version == 3)
                row.Rename("Total", "Sum");
        }
    }
}
