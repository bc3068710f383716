using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pages;
using Stateify;

WizardState state = new();
state.Answer("Lancelot");
state.Answer("the Grail");
byte[] session = StateSerializer.Save(state);

await using ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
await using HtmlRenderer renderer = new(services, services.GetRequiredService<ILoggerFactory>());
ParameterView parameters = ParameterView.FromDictionary(
    new Dictionary<string, object?> { [nameof(Wizard.State)] = StateSerializer.Load<WizardState>(session) });
Console.WriteLine(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Wizard>(parameters)).ToHtmlString()));
