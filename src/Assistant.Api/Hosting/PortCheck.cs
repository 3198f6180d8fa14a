using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Assistant.Core.Errors;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Hosting;

/// <summary>
/// Asks for the port before the long work of a first start, so that a port in use is one clear line at once;
/// Kestrel would tell it at the end, with a stack trace.
/// </summary>
internal static class PortCheck
{
    /// <exception cref="AssistantException"><c>port_in_use</c>, <c>port_not_allowed</c>, <c>address_not_available</c>.</exception>
    public static void Run(IServiceProvider services)
    {
        var server = services.GetRequiredService<IOptions<ServerOptions>>().Value;
        using var listener = new TcpListener(IPAddress.Parse(server.Bind), server.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw Describe(exception, server);
        }
    }

    private static AssistantException Describe(SocketException exception, ServerOptions server)
    {
        var port = server.Port.ToString(CultureInfo.InvariantCulture);
        return exception.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => new AssistantException(
                "port_in_use", $"ポート{port}は他のプログラムが使っています。", exception) { NextStep = "--port で別の番号を指定してください。" },
            SocketError.AccessDenied => new AssistantException(
                "port_not_allowed", $"ポート{port}を使う権限がありません。", exception) { NextStep = "--port で1024以上の番号を指定してください。" },
            _ => new AssistantException(
                "address_not_available", $"{server.Bind}では待ち受けできません。", exception) { NextStep = "--bind にこの機器のIPアドレスを指定してください。" },
        };
    }
}
