using Assistant.Api.Hosting;
using Assistant.Api.Problems;
using Assistant.Api.Serialization;
using Microsoft.AspNetCore.Http.Connections;

namespace Assistant.Api.Answers;

internal static class AnswerServices
{
    public static IServiceCollection AddAnswerStreams(this IServiceCollection services)
    {
        services.AddSingleton<EventStream>();
        services.AddSignalR(o =>
            {
                o.MaximumReceiveMessageSize = HostingServices.MaximumBodyBytes;
                o.EnableDetailedErrors = false;
            })
            .AddJsonProtocol(o => ApiJson.Configure(o.PayloadSerializerOptions));
        return services;
    }

    /// <summary>WebSockets alone: any replica can take any connection, without sticky sessions.</summary>
    public static void MapAnswersHub(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHub<AnswersHub>($"{ApiPaths.Hubs}/answers", o =>
        {
            o.Transports = HttpTransportType.WebSockets;
            o.CloseOnAuthenticationExpiration = true;
        }).RequireAuthorization();
}
