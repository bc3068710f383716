namespace Stateify.Tests.Evolution.V1
{
    [Savable]
    public sealed partial class Person
    {
        public string? First;
        public string? Last;
        public int AgeInYears;
        public Person? Friend;
        public int Shoe;
    }

    [Savable(Version = 3)]
    public sealed partial class Modern
    {
        public int Value;
    }

    [Savable]
    public sealed partial class Careless
    {
        public int Left;
        public int Right;
    }

    [Savable]
    public partial class Base
    {
        public int Grade;
    }

    [Savable]
    public sealed partial class Derived : Base
    {
        public int Extra;
    }
}

namespace Stateify.Tests.Evolution.V2
{
    [Savable(Version = 3)]
    public sealed partial class Person
    {
        public string? Name;
        public double Months;
        public Person? Friend;
        public Person? Oldest;
        public object? Note;
        public int Shoe = 40;

        public static int Upgrades;

        private static void Upgrade(SavedRow row)
        {
            Upgrades++;
            if (row.Version == 1)
            {
                row.Set("Name", $"{row.Take<string>("First")} {row.Take<string>("Last")}");
                row.Rename("AgeInYears", "Years");
                row.Set("Oldest", row.Get<Person>("Friend"));
                row.Set("Note", new List<int> { row.Get<int>("Years") });
                if (row.Get<long>("Shoe") == 0)
                    row.Remove("Shoe");
            }
            else
            {
                row.Set("Months", row.Take<int>("Years") * 12.0);
            }
        }
    }

    [Savable(Version = 2)]
    public sealed partial class Modern
    {
        public int Value;
    }

    [Savable(Version = 2)]
    public sealed partial class Careless
    {
        public int Left;

        private static void Upgrade(SavedRow row)
        {
            if (row.Get<int>("Left") == 13)
                throw new InvalidDataException("unlucky");
            row.Get<string>(row.Get<int>("Left") == 1 ? "Middle" : "Right");
        }
    }

    [Savable(Version = 2)]
    public partial class Base
    {
        public string? Mark;

        private static void Upgrade(SavedRow row) => row.Set("Mark", "ABC"[row.Take<int>("Grade")].ToString());
    }

    [Savable]
    public sealed partial class Derived : Base
    {
        public long Extra;
    }
}
