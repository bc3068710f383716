using System.Globalization;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>A project that knows nothing of the library yet is made to save its graph by commands of the SDK alone.</summary>
public sealed class DotnetFormatTests
{
    private const int Files = 100;

    // One class for each kind of fix, and what they lead to: five in each file.
    private static string Model(int i) => $$"""
        using System;
        using System.Runtime.Serialization;
        using System.Threading;
        using Stateify;

        namespace Model{{i}};

        /// <summary>Made for BinaryFormatter.</summary>
        [Serializable]
        public class Unit : Entity
        {
            public int Health;

            // Not kept.
            [NonSerialized]
            private int _twice;

            [NonSerialized]
            public Timer? Timer;

            public int Twice => _twice;

            [OnDeserialized]
            private void Restore(StreamingContext context) => _twice = Health * 2;
        }

        [Serializable]
        public class Entity
        {
            public int Id;
        }

        [Savable]
        public class World
        {
            public Unit Unit = new();
            public Map? Map;
            public object? Handler;

            [Savable]
            public class Region
            {
                public string Name = "";
                public int Visits;

                private void OnAfterLoad() => Visits++;
            }

            public Region Here = new();
        }

        public class Map
        {
            public int[] Tiles = [];
        }
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Reflection;
        using Stateify;

        List<object> worlds = [];
        foreach (Type type in typeof(Program).Assembly.GetTypes())
        {
            if (type.Name != "World")
                continue;
            dynamic world = Activator.CreateInstance(type)!;
            world.Unit.Health = 21;
            world.Unit.Id = 7;
            world.Map = (dynamic)Activator.CreateInstance(type.Assembly.GetType(type.Namespace + ".Map")!)!;
            world.Map.Tiles = new[] { 5 };
            world.Here.Name = type.Namespace;
            worlds.Add(world);
        }

        int restored = 0;
        foreach (dynamic world in StateSerializer.Load<List<object>>(StateSerializer.Save(worlds))!)
        {
            if (world.Unit.Health == 21 && world.Unit.Id == 7 && world.Unit.Twice == 42 && world.Map.Tiles[0] == 5
                && world.Here.Name == world.GetType().Namespace && world.Here.Visits == 1)
            {
                restored++;
            }
        }

        Console.WriteLine($"restored {restored}");
        """;

    [Fact]
    public void Hundreds_of_classes_are_fixed_build_and_come_back()
    {
        using FormattedProject project = new();
        for (int i = 0; i < Files; i++)
            project.Write(string.Create(CultureInfo.InvariantCulture, $"Model{i}.cs"), Model(i));
        project.Write("Program.cs", Program);
        project.Run("restore");

        project.Run("format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", "STFY0001", "STFY0008", "STFY1001", "STFY2002");
        Assert.Contains($"restored {Files}", project.Run("run", "--no-restore"), StringComparison.Ordinal);

        string[] lines = project.Read("Model7.cs").Split('\n');
        Assert.Equal(2, lines.Count(static line => line == "    [NoSave(\"was [NonSerialized]\")]"));
        Assert.Equal(5, lines.Count(static line => line.Trim() == "[Savable]"));
        Assert.Contains("        private void AfterLoad() => Visits++;", lines);
    }
}
