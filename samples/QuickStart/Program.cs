using Stateify;

World world = new("Arda");
Unit scout = world.Add("scout", 10);
Unit knight = world.Add("knight", 60);
scout.Follow(knight);
knight.Follow(scout);
world.Tick();

byte[] state = StateSerializer.Save(world);
World restored = StateSerializer.Load<World>(state)!;

Console.WriteLine($"{restored.Name}, turn {restored.Turn}, {state.Length} bytes");
foreach (Unit unit in restored.Units)
    Console.WriteLine($"{unit.Name} ({unit.Health}) follows {unit.Leader?.Name}");
return ReferenceEquals(restored.Units[0].Leader, restored.Units[1]) ? 0 : 1;
