namespace EtlTools.Cli.Output;

/// <summary>A column of a text table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">Whether its values stand at the right edge.</param>
internal sealed record TextColumn(string Name, bool IsNumber = false)
{
    /// <summary>Whether it is left out when no row has anything in it.</summary>
    public bool OnlyWhenUsed { get; private init; }

    /// <summary>Whether it is left out when the others need its room.</summary>
    public bool OnlyWithRoom { get; private init; }

    /// <summary>A number.</summary>
    public static TextColumn Number(string name) => new(name, IsNumber: true);

    /// <summary>A number that is zero as a rule.</summary>
    public static TextColumn RareNumber(string name) => new(name, IsNumber: true) { OnlyWhenUsed = true };

    /// <summary>A remark.</summary>
    public static TextColumn Remark(string name) => new(name) { OnlyWithRoom = true };
}
