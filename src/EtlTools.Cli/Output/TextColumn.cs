namespace EtlTools.Cli.Output;

/// <summary>A column of a text table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">Whether its values stand at the right edge.</param>
internal sealed record TextColumn(string Name, bool IsNumber = false)
{
    /// <summary>The same for a number.</summary>
    public static TextColumn Number(string name) => new(name, IsNumber: true);
}
