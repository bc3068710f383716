using Microsoft.CodeAnalysis.CSharp;
using Stateify.ForeignCode;

const int ShownFaults = 20;

if (args.Length == 0)
{
    Console.Error.WriteLine(
        "Makes every class, struct and record below each FOLDER partial and [Savable], and runs generator and analyzers over them.\n"
        + "Usage: Stateify.ForeignCode FOLDER...");
    return 2;
}

int faults = 0;
foreach (string folder in args)
{
    foreach (bool nullable in (bool[])[true, false])
    {
        CSharpCompilation foreign = ForeignProject.Open(folder, nullable);
        Examination examination = Examination.Of(foreign);
        Console.WriteLine(
            $"{folder}, nullable {(nullable ? "on" : "off")}: {examination.Types} types, {examination.Generated} generated,"
            + $" {examination.Refused} refused, {examination.OwnErrors} errors of its own, {examination.Faults.Count} faults");
        foreach (string fault in examination.Faults.Take(ShownFaults))
            Console.WriteLine("  " + fault);
        faults += examination.Faults.Count;
    }
}

return faults == 0 ? 0 : 1;
