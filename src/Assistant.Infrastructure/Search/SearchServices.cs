using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Text;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Morphology;
using Assistant.Infrastructure.Vectors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Search;

public static class SearchServices
{
    public static IServiceCollection AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<SearchOptions>(configuration, SearchOptions.Section, SearchOptions.Check);
        services.AddMorphology();
        services.AddSingleton(new Bm25Options());
        services.AddSingleton(p => p.GetRequiredService<IOptions<SearchOptions>>().Value.TermWeights);
        services.AddSingleton(p => SynonymDictionary.Load(p.GetRequiredService<TextTables>().SynonymGroups));
        services.AddSingleton<PassageAnalyzer>();
        services.AddSingleton<QueryAnalyzer>();
        services.AddSingleton<RankingModelTrainer>();
        services.AddSingleton<IndexPlace>();
        services.AddSingleton<RankingModelStore>();
        services.AddSingleton(p => new RankingRecipe(p.GetRequiredService<TextTables>(), p.GetRequiredService<Bm25Options>(), p.GetRequiredService<TermWeights>(), p.GetRequiredService<IOptions<SearchOptions>>().Value.DictionarySize(), p.GetService<IDenseModel>()));
        services.AddVectors(configuration);
        services.AddSingleton<IndexBuilder>();
        services.AddSingleton<RankedIndexes>();
        services.AddSingleton<IndexSynchronizer>();
        services.AddSingleton<ISearchIndex>(p => p.GetRequiredService<IndexSynchronizer>());
        services.AddSingleton<HitExplainer>();
        services.AddSingleton<Reranking>();
        services.AddSingleton<IPassageSearch, HybridPassageSearch>();
        return services;
    }
}
