using Microsoft.Win32.SafeHandles;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>What the kernel is advised of outlasts the mapping, whatever the machine's settings make of the advice.</summary>
public sealed class AddressReservationTests
{
    private const int Huge = PageAllocationOptions.HugePageSize;

    [Fact]
    public void Advice_of_huge_pages_is_given_again_for_what_takes_the_place_of_a_mapping()
    {
        using SafeFileHandle file = Memfd.Create("advice");
        Memfd.SetLength(file, 4 * Huge);
        using AddressReservation addresses = AddressReservation.Create();
        addresses.Map(file, 0, 4 * Huge);

        addresses.PreferHugePages(Huge, 2 * Huge);

        AssertAdvised(addresses);
        addresses.MapPrivately(file, 0, 0, 4 * Huge);
        AssertAdvised(addresses);
        addresses.MapZeros(0, 4 * Huge);
        AssertAdvised(addresses);
        addresses.Map(file, 0, 2 * Huge);
        addresses.Map(file, 2 * Huge, 2 * Huge);
        AssertAdvised(addresses);
    }

    private static unsafe void AssertAdvised(AddressReservation addresses)
    {
        for (int i = 0; i < 4; i++)
        {
            ProcessMappings.Mapping mapping = Assert.Single(ProcessMappings.Around(new ReadOnlySpan<byte>(addresses.Address + (i * Huge), Huge)));
            Assert.Equal(i is 1 or 2, mapping.Flags.Contains("hg"));
        }
    }
}
