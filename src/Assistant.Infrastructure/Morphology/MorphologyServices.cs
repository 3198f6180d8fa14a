using Assistant.Core.Text;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Morphology;

internal static class MorphologyServices
{
    public static IServiceCollection AddMorphology(this IServiceCollection services)
    {
        services.AddSingleton<IWordSegmenter>(p => new MeCabSegmenter(p.GetRequiredService<IOptions<SearchOptions>>().Value.MeCabDictionary));
        services.AddSingleton(p => TextTables.Use(p.GetRequiredService<IOptions<DataOptions>>().Value.Combine("tables")));
        services.AddSingleton(p =>
        {
            // The tables first: all texts of an index must be folded alike.
            p.GetRequiredService<TextTables>();
            return new TextAnalyzer(p.GetRequiredService<IWordSegmenter>());
        });
        return services;
    }
}
