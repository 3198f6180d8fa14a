using Assistant.Core.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Infrastructure.Morphology;

internal static class MorphologyServices
{
    /// <summary>Where Debian installs IPADIC in UTF-8; <c>Search:MeCabDictionary</c> names another place.</summary>
    internal const string DefaultDictionary = "/var/lib/mecab/dic/ipadic-utf8";

    public static IServiceCollection AddMorphology(this IServiceCollection services, IConfiguration configuration)
    {
        var dictionary = configuration["Search:MeCabDictionary"] ?? DefaultDictionary;
        services.AddSingleton<IWordSegmenter>(_ => new MeCabSegmenter(dictionary));
        services.AddSingleton<TextAnalyzer>();
        return services;
    }
}
