# Runs the suite and leaves its results in a file: dotnet test reads them, a person calls it without parameters.
param([string] $ResultFile, [string[]] $Path = $PSScriptRoot)

Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($ResultFile) { 'None' } else { 'Detailed' }
$result = Invoke-Pester -Configuration $configuration
if ($ResultFile) {
    $tests = foreach ($test in $result.Tests) {
        [pscustomobject]@{
            File    = Split-Path $test.ScriptBlock.File -Leaf
            Name    = $test.ExpandedPath
            Result  = $test.Result
            Message = @($test.ErrorRecord.Exception.Message) -join "`n"
        }
    }
    # What fails outside of a test (a BeforeAll, a file that does not parse) has no test to fail.
    $blocks = foreach ($block in @($result.FailedBlocks) + @($result.FailedContainers) | Where-Object ErrorRecord) {
        $file = if ($block.ScriptBlock) { $block.ScriptBlock.File } else { "$($block.Item)" }
        [pscustomobject]@{
            File    = Split-Path $file -Leaf
            Name    = "$($block.ExpandedPath) (setup)"
            Result  = 'Failed'
            Message = @($block.ErrorRecord.Exception.Message) -join "`n"
        }
    }
    ConvertTo-Json @($tests; $blocks) -Depth 3 | Set-Content $ResultFile
}
exit $result.FailedCount
