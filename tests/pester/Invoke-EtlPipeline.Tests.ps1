BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Invoke-EtlPipeline' {
    It 'shows with -WhatIf what would be loaded, and loads nothing' {
        $plan = Invoke-EtlPipeline $shopModel $shopData -OutFolder $TestDrive -WhatIf
        "$($plan.Table)" | Should -Be 'staging.customers staging.orders'
        Measure-Table staging.orders | Should -Be 0
        Get-EtlRun | Should -BeNullOrEmpty
    }

    It 'runs the model as one run, from its files to its report' {
        $result = Invoke-EtlPipeline -Model $shopModel -Data $shopData -OutFolder "$TestDrive/out"
        $result.Status | Should -Be 'Succeeded'
        $result.Loads.Count | Should -Be 2
        $result.Tables.Count | Should -Be 3
        $result.Quality.Scorecard.RulesExecuted | Should -Be 3
        $result.ReportFile | Should -Exist
        (Get-EtlRun).Command | Should -BeLike 'Invoke-EtlPipeline*'
    }

    It 'runs the stages named' {
        $result = Get-EtlModel $shopModel | Invoke-EtlPipeline -Stage Dimensions, Facts
        $result.Loads | Should -BeNullOrEmpty
        $result.Quality | Should -BeNullOrEmpty
        $result.Tables.Table | Should -Be @('warehouse.dim_customer', 'warehouse.fact_orders')
    }

    It 'shows with -WhatIf which rows the stages named would write' {
        $preview = Invoke-EtlPipeline $shopModel -Stage Facts -WhatIf
        $preview.IsPreview | Should -BeTrue
        $preview.Counts.RowsUnchanged | Should -Be 4
    }

    It 'ends with Etl.Quality.GateFailed after its result' {
        $results = [System.Collections.Generic.List[object]]::new()
        { Invoke-EtlPipeline $shopModel -Stage Quality -FailOn Critical | ForEach-Object { $results.Add($_) } } |
            Should -Throw -ErrorId 'Etl.Quality.GateFailed,*'
        $results[0].Status | Should -Be 'Failed'
    }

    It 'ends with <Id> for <Name>' -ForEach @(
        @{ Name = 'no folder of files'; Arguments = @{}; Id = 'Etl.Pipeline.NoData' }
        @{ Name = 'a folder without them'; Arguments = @{ Data = '/' }; Id = 'Etl.Staging.NoFiles' }
    ) {
        Get-FailureId { Invoke-EtlPipeline $shopModel @Arguments } | Should -Be $Id
    }
}
