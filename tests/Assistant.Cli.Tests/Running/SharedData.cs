using Assistant.Cli.Tests.Running;
using Xunit;

// Made once for all classes that only read it.
[assembly: AssemblyFixture(typeof(PreparedData))]
