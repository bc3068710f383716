namespace Stateify.Analyzers;
