using System.Reflection;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Tables;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Usage;

/// <summary>
/// The tables that an administrator may replace: a file of the same name in the folder <c>usage</c> of the data folder wins over
/// the one that comes with the program. Read anew each time, so that a change needs no restart.
/// </summary>
internal sealed class UsageTables(IOptions<DataOptions> data) : IUsageTables
{
    private const string FolderName = "usage";
    private const string ResourcePrefix = "usage/";
    private static readonly Assembly _factory = typeof(UsageTables).Assembly;

    public TimeCoefficients Coefficients => Read("time-coefficients.tsv", TimeCoefficients.Parse);

    public PriceTable Prices => Read("prices.tsv", PriceTable.Parse);

    public IReadOnlyList<Indicator> Indicators => Read("indicators.tsv", Indicator.Parse);

    private T Read<T>(string name, Func<string, string, T> parse)
    {
        var path = data.Value.Combine(FolderName, name);
        if (File.Exists(path))
        {
            return parse(path, DataFolder.Guard(() => File.ReadAllText(path)));
        }

        using var reader = new StreamReader(_factory.GetManifestResourceStream(ResourcePrefix + name)!);
        return parse(name, reader.ReadToEnd());
    }
}
