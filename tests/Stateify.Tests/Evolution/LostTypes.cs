[assembly: Stateify.RemovedType("Stateify.Tests.Evolution.V2.Ghost")]
[assembly: Stateify.SavableType(typeof(System.Collections.Generic.List<Stateify.Tests.Evolution.V1.Ghost>))]
[assembly: Stateify.SavableType(typeof(System.Collections.Generic.List<Stateify.Tests.Evolution.V1.Parrot>))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Evolution.V1.Parrot[]))]
[assembly: Stateify.SavableType(typeof(System.Collections.Generic.List<Stateify.Tests.Evolution.V1.Lamp>))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Evolution.V1.Lamp[]))]
[assembly: Stateify.SavableType(typeof(System.Collections.Generic.List<Stateify.Tests.Evolution.V2.Bird>))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Evolution.V2.Bird[]))]
[assembly: Stateify.SavableType(typeof(System.Collections.Generic.List<Stateify.Tests.Evolution.V2.Lamp>))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Evolution.V2.Lamp[]))]

namespace Stateify.Tests.Evolution.V1
{
    [Savable]
    public sealed partial class House
    {
        public string? Street;
        public object? Tenant;
        public Ghost? Ghost;
        public List<object?> Guests = [];
        public Lamp Lamp;
    }

    [Savable]
    public sealed partial class Ghost
    {
        public int Age;
        public House? Home;
    }

    [Savable]
    public sealed partial class Cat
    {
        public int Lives;
    }

    [Savable]
    public sealed partial class Parrot
    {
        public string? Word;
    }

    [Savable]
    public partial struct Lamp
    {
        public int Watts;
        public string? Colour;
    }
}

namespace Stateify.Tests.Evolution.V2
{
    [Savable]
    [RemovedField("Ghost")]
    public sealed partial class House
    {
        public object? Tenant;
        public List<object?> Guests = [];
        public Lamp Lamp;
    }

    [Savable]
    [FormerlyNamed("Stateify.Tests.Evolution.V2.Parrot")]
    public sealed partial class Bird
    {
        public string? Word;
    }

    [Savable]
    public partial struct Lamp
    {
        public string? Colour;
        public double Watts;
        public bool Dimmed;
    }
}
