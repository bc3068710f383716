using System.Collections;
using System.Reflection;

namespace Stateify.Tests.Graph;

/// <summary>Dictionaries over 28 types of keys, each with 42 kinds of values.</summary>
public sealed class MapTests
{
    private const int Kinds = 42;

    public static TheoryData<string> Keys => [.. typeof(AllMaps).GetFields().Select(static map => map.Name)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Dictionaries_of_a_key_keep_every_value(string key)
    {
        FieldInfo keyField = typeof(AllMaps).GetField(key)!;
        int kinds = 0;
        foreach (FieldInfo mapField in keyField.FieldType.GetFields())
        {
            Type[] arguments = mapField.FieldType.GetGenericArguments();
            foreach (object value in arguments[1] == typeof(object) ? Samples : [Sample(arguments[1])])
            {
                IDictionary map = (IDictionary)Activator.CreateInstance(mapField.FieldType)!;
                DemandInEveryPlace(keyField, mapField, map);
                map.Add(Sample(arguments[0]), value);
                DemandInEveryPlace(keyField, mapField, map);
                kinds++;
            }
        }

        Assert.Equal(Kinds, kinds);
    }

    [Fact]
    public void A_missing_an_empty_and_a_full_dictionary_are_told_apart()
    {
        Battery.Demand(new Cell<object>());
        foreach (Dictionary<int, object?>? map in (Dictionary<int, object?>?[])[null, [], new() { [0] = null }, new() { [0] = new int[0] }])
        {
            Battery.Demand(map);
            Battery.Demand(new Cell<object> { Value = map });
            Battery.Demand(new MapsFrom<int> { ToAny = map });
        }
    }

    [Fact]
    public void A_dictionary_that_two_hold_is_one()
    {
        Dictionary<int, object?> map = [];
        MapsFrom<int> holder = new() { ToAny = map };
        map.Add(1, map);
        object[] root = [map, holder, new Dictionary<int, object?>[] { map, map }];
        Battery.Demand(root);

        object[] copy = StateSerializer.Load<object[]>(StateSerializer.Save(root))!;
        MapsFrom<int> restored = (MapsFrom<int>)copy[1];
        Assert.Same(copy[0], restored.ToAny);
        Assert.Same(copy[0], restored.ToAny![1]);
    }

    private static object[] Samples =>
        [true, (sbyte)1, (byte)1, (short)1, (ushort)1, 1, 1u, 1L, 1UL, 'a', 1.5, 1.5m, "", default(Nothing)];

    private static object Sample(Type type)
    {
        if (!type.IsGenericType)
            return Samples.Single(type.IsInstanceOfType);
        object cell = Activator.CreateInstance(type)!;
        type.GetField(nameof(Cell<>.Value))!.SetValue(cell, Sample(type.GetGenericArguments()[0]));
        return cell;
    }

    private static void DemandInEveryPlace(FieldInfo keyField, FieldInfo mapField, IDictionary map)
    {
        object maps = Activator.CreateInstance(keyField.FieldType)!;
        mapField.SetValue(maps, map);
        AllMaps holder = new();
        keyField.SetValue(holder, maps);
        Battery.Demand(map);
        Battery.Demand(new object[] { map, holder });
    }
}
