namespace Stateify.Tests.Graph;

/// <summary>Hooks of structs run on the struct where it is stored: what they change there stays changed.</summary>
public sealed class StructHookTests
{
    [Fact]
    public void Hooks_run_once_on_every_stored_struct()
    {
        Panel panel = Panel.Create();
        Panel restored = StateSerializer.Load<Panel>(StateSerializer.Save(panel))!;

        Assert.Equal(Panel.Places, panel.Gauges().Count());
        Assert.All(panel.Gauges(), static gauge => Assert.Equal((1, 1, 0, true), (gauge.Prepared, gauge.Resumed, gauge.Completed, gauge.IsAsked)));
        Assert.All(restored.Gauges(), static gauge => Assert.Equal((1, 0, 1, false), (gauge.Prepared, gauge.Resumed, gauge.Completed, gauge.IsAsked)));
        Assert.Equal(panel.Gauges().Select(static gauge => gauge.Value), restored.Gauges().Select(static gauge => gauge.Value));
        Assert.All(restored.Gauges(), static gauge => Assert.Equal($"gauge {gauge.Value}", gauge.Text!.ToString()));
        Assert.Null(restored.NoGauge);
    }

    [Fact]
    public void A_box_that_is_the_root_has_its_hooks_run()
    {
        object box = new Gauge(3);
        Gauge restored = StateSerializer.Load<Gauge>(StateSerializer.Save(box));

        Assert.Equal(1, ((Gauge)box).Prepared);
        Assert.Equal((3, 1, 1), (restored.Value, restored.Prepared, restored.Completed));
    }

    [Fact]
    public void A_struct_is_prepared_after_its_owner_and_completed_before_it()
    {
        PartOwner owner = new();
        PartOwner restored = StateSerializer.Load<PartOwner>(StateSerializer.Save(owner))!;

        Assert.Equal(["owner prepares", "part prepares", "part resumes", "owner resumes"], owner.Log);
        Assert.Equal(["part loads", "part completes", "owner completes"], restored.Log);
    }

    [Fact]
    public void A_struct_waits_for_what_its_own_field_refers_to()
    {
        PartHolder restored = StateSerializer.Load<PartHolder>(StateSerializer.Save(new PartHolder { Part = new() { Next = new() { Part = new() { Next = new() } } } }))!;

        Assert.Equal(2, restored.Part.Depth);
        Assert.Equal(1, restored.Part.Next!.Part.Depth);
        PartHolder self = new();
        self.Part = new() { Next = self };
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<PartHolder>(StateSerializer.Save(self)));
        Assert.Equal(StateErrorCode.WaitCycle, error.Code);
    }

    [Fact]
    public void The_elements_of_a_collection_are_completed_before_its_holder()
    {
        Totals restored = StateSerializer.Load<Totals>(StateSerializer.Save(new Totals { Gauges = [new(1), new(2)] }))!;

        Assert.Equal(2, restored.Completed);
    }

    [Fact]
    public void A_hook_that_throws_is_an_error_with_the_path_of_the_holder()
    {
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(new List<object> { "", new[] { new Gauge(-1) } }));

        Assert.Equal(StateErrorCode.HookFailed, error.Code);
        Assert.Equal("List[1]", error.Path);
        StateException loading = Assert.Throws<StateException>(() =>
            StateSerializer.Load<object>(StateSerializer.Save(new List<object> { "", new[] { new Gauge(-2) } })));
        Assert.Equal((StateErrorCode.HookFailed, "List[1]"), (loading.Code, loading.Path));
    }

    [Fact]
    public void Structs_with_hooks_are_no_keys_even_where_only_the_running_program_knows()
    {
        StateException set = Assert.Throws<StateException>(() => StateSerializer.Save(new Keyed<Gauge> { Set = [new(1)] }));
        StateException map = Assert.Throws<StateException>(() => StateSerializer.Save(new Keyed<Gauge> { Map = { [new(1)] = 2 } }));

        Assert.Equal((StateErrorCode.UnsavableType, StateErrorCode.UnsavableType), (set.Code, map.Code));
        Assert.Contains("Gauge", set.Message, StringComparison.Ordinal);
        Assert.Equal(7, StateSerializer.Load<Keyed<int>>(StateSerializer.Save(new Keyed<int> { Set = [7] }))!.Set.Single());
    }
}
