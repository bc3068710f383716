using Sentry.Trace;

return TraceCommand.Run(args.AsSpan(1));
