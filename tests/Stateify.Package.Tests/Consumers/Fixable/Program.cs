using Fixable;
using Stateify;

byte[] image = StateSerializer.Save(new Crate { Weight = 12 });
Console.WriteLine($"{StateSerializer.Load<Crate>(image)!.Weight} kg");
