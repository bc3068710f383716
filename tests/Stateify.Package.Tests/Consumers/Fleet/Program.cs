using Stateify;

[assembly: SavableType(typeof(Boxes<string>))]

Fleet fleet = new(new Sighting(1.5, 2.5, 40), new Sighting(-3, 9, 2)) { Admiral = "Hopper" };
Ship beagle = fleet.Add("Beagle", new Boxes<string>("finches", 14));
Ship argo = fleet.Add("Argo", new Bulk(2.50m));
argo.Join(beagle);
fleet.Watch();
fleet.Command(argo, 270);
fleet.Command(beagle, argo);

string path = Path.Combine(AppContext.BaseDirectory, "fleet.state");
StateFile.Save(path, fleet, fileOptions: new() { Overwrite = true });
Fleet restored = StateFile.Load<Fleet>(path)!;
foreach (StateDifference difference in StateComparer.Compare(fleet, restored))
    Console.WriteLine(difference);

// The one in the file sails on from where the other was saved.
Fleet copy = StateCloner.Clone(restored)!;
Console.WriteLine(restored.Sail());
Console.WriteLine(copy.Sail());
return ReferenceEquals(restored["Argo"].Consort!.Consort, restored["Argo"]) && restored.Arrivals == 2 && fleet.Arrivals == 0 ? 0 : 1;
