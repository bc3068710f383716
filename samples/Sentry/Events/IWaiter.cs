namespace Sentry.Events;

/// <summary>Something that wants to know when the state of a file changes.</summary>
internal interface IWaiter
{
    /// <param name="events">What became true; none means "look for yourself".</param>
    void Notify(PollEvents events);
}
