using Engine;
using Game;
using Stateify;

World world = new();
Knight knight = world.Add(new Knight());
Dragon dragon = world.Add(new Dragon { Hoard = { ["gold"] = 12 } });
knight.Foe = dragon;
dragon.Move(3, 4);

World restored = StateSerializer.Load<World>(StateSerializer.Save(world))!;
restored.Things[1].Move(1, 1);
Console.WriteLine($"{((Knight)restored.Things[0]).Foe}, {((Dragon)restored.Things[1]).Hoard["gold"]} gold");
